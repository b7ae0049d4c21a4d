/** The API's function, and its connection to the table, which the bench takes the place of. */
export { handler } from "../../../functions/api/handler";
export { documents } from "../../../functions/table";
