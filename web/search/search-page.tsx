import { Sheet } from "../app/hall";
import { usePage } from "../app/page";
import { query } from "../router/router";
import { Blank } from "../ui/states";
import { SearchBox } from "./search-box";
import { say } from "./strings";

export default function SearchPage() {
  usePage(() => (query("q") ? say.searchFor(query("q")) : say.search));
  return (
    <Sheet>
      <h1 class="vh">{say.search}</h1>
      <SearchBox class="phone" />
      <Blank title={say.whatFor} text={say.whatForText} icon="search" />
    </Sheet>
  );
}
