import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { SetAside } from "./set-aside";

/** What nobody waits for is tried twice more within six hours, then set aside. */
export const trySeveralTimes = (listener: IFunction, setAside: SetAside) =>
  listener.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: setAside.destinationOf(listener),
  });
