import type { ActivityItem } from "../../shared/activity";
import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import type { PageRequest } from "../table";
import type { Actor } from "../users";

const later = (): never => {
  throw new Problem("unavailable");
};

export const listEverywhere = async (_page: PageRequest): Promise<Page<ActivityItem>> => later();
export const listByPerson = async (_userId: string, _page: PageRequest): Promise<Page<ActivityItem>> => later();
export const listOwn = async (_actor: Actor, _page: PageRequest): Promise<Page<ActivityItem>> => later();
