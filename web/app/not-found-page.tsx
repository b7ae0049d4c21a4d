import { Blank } from "../ui/states";
import { Hall, Sheet } from "./hall";
import { usePage } from "./page";
import { say } from "./strings";

export default function NotFoundPage() {
  usePage(() => say.notFound);
  return (
    <Hall>
      <Sheet class="lit">
        <Blank title={say.notFound} text={say.notFoundText} heading="h1">
          <a class="btn ink" href="/">
            {say.allRooms}
          </a>
          <a class="btn" href="/search">
            {say.find}
          </a>
        </Blank>
      </Sheet>
    </Hall>
  );
}
