import { foldUsername } from "../../shared/people";
import { foldTopicName } from "../../shared/topics";
import type { Entry } from "./entries";

/** What a first look at a file tells: how much there is, and when each person and topic is first heard of. */
export type Survey = {
  rooms: number;
  messages: number;
  people: Map<string, number>;
  topics: Map<string, number>;
};

/** Reads a file once from end to end. It holds a line for each person and topic, and no text. */
export async function surveyOf(entries: AsyncIterable<Entry>): Promise<Survey> {
  const survey: Survey = { rooms: 0, messages: 0, people: new Map(), topics: new Map() };
  for await (const entry of entries) {
    if ("fault" in entry) continue;
    const { topic, host, createdAt, messages } = entry.room;
    survey.rooms += 1;
    survey.messages += messages.length;
    note(survey.topics, foldTopicName(topic), createdAt);
    note(survey.people, foldUsername(host), createdAt);
    for (const message of messages) note(survey.people, foldUsername(message.author), message.createdAt);
  }
  return survey;
}

function note(times: Map<string, number>, name: string, time: number) {
  const known = times.get(name);
  if (known === undefined || time < known) times.set(name, time);
}
