import { texts } from "../i18n";

/**
 * What the API says of a problem, in another language: by its sentence, else by its code. The API speaks English, so in
 * English nothing stands here.
 */
export const problems = texts<Record<string, string>>("problems", {});
