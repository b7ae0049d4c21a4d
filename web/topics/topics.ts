import type { Page } from "../../shared/pages";
import type { Topic } from "../../shared/topics";
import * as at from "../api/addresses";
import { createList } from "../api/list";

/** The topics by room count, and how many rooms there are in all. */
export type TopicPage = Page<Topic> & { roomCount: number };

export const createTopics = () => createList<Topic, TopicPage>(at.topics);
