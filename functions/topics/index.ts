import type { Page } from "../../shared/pages";
import { Problem } from "../../shared/problems";
import type { Topic, TopicRef } from "../../shared/topics";
import type { PageRequest } from "../table";

export async function list(_page: PageRequest): Promise<Page<Topic> & { roomCount: number }> {
  throw new Problem("unavailable");
}
export async function find(_name: string): Promise<TopicRef | undefined> {
  throw new Problem("unavailable");
}
