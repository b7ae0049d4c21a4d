import { expect, test, vi } from "vitest";
import { openCloud } from "../../infra/deployment/cloud";
import { sentenceOf } from "../../infra/deployment/faults";
import { tearDown } from "../../infra/deployment/teardown";
import { awsError, NO_WAIT, THINGS, typing, withAccount } from "./support/account";

const aws = withAccount();

const noExport = { exportTo: vi.fn(), folder: false as const };

async function tearingDown(
  terminal: Parameters<typeof tearDown>[1],
  options: Partial<Parameters<typeof tearDown>[2]> = {},
) {
  await tearDown(await openCloud(), terminal, { ...noExport, waiting: NO_WAIT, ...options });
}

const isGone = () => {
  expect(aws.account.status).toBeUndefined();
  expect([...aws.account.buckets.keys()]).toEqual([]);
  expect([...aws.account.parameters.keys()]).toEqual([]);
};

test("a whole community goes without a trace: protections, objects, stack, staging bucket, settings", async () => {
  aws.account.deployed();
  const { terminal, text } = typing("Community");
  await tearingDown(terminal);
  isGone();
  expect(text()).toContain("Nothing of Community is left in account 111122223333, eu-central-1");
  expect(aws.account.called("UpdateTerminationProtection")).toEqual([
    { StackName: "Community", EnableTerminationProtection: false },
  ]);
  expect(aws.account.called("UpdateTable")).toEqual([{ TableName: "table-1", DeletionProtectionEnabled: false }]);
  expect(aws.account.called("UpdateContinuousBackups")).toEqual([
    { TableName: "table-1", PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } },
  ]);
  expect(aws.account.called("DeleteStack")).toEqual([{ StackName: "Community" }]);
});

test("nothing goes unless the name is typed as it is", async () => {
  for (const typed of ["community", "y", "", undefined]) {
    aws.account.deployed().calls = [];
    await expect(tearingDown(typing(typed).terminal)).rejects.toThrow("Nothing was removed");
    expect(aws.account.calls.map(({ name }) => name).filter((name) => /Delete|Update|Put/.test(name))).toEqual([]);
  }
});

test("everything can be exported first, and a failing export stops the rest", async () => {
  aws.account.deployed();
  const exportTo = vi.fn(async () => {});
  await tearingDown(typing("backup", "Community").terminal, { exportTo, folder: undefined });
  expect(exportTo).toHaveBeenCalledWith("backup");
  isGone();

  aws.account.deployed();
  const failing = vi.fn(async () => {
    throw new Error("disk full");
  });
  await expect(
    tearingDown(typing("backup", "Community").terminal, { exportTo: failing, folder: undefined }),
  ).rejects.toThrow("disk full");
  expect(aws.account.status).toBe("UPDATE_COMPLETE");
});

test("what somebody puts into a bucket meanwhile is deleted too", async () => {
  aws.account.deployed();
  const deleteStack = aws.account.onDeleteStack;
  aws.account.onDeleteStack = () => {
    if (aws.account.called("DeleteStack").length === 1) aws.account.buckets.get("avatars-1")!.set("avatars/B", "late");
    return deleteStack();
  };
  await tearingDown(typing("Community").terminal);
  isGone();
});

test("a teardown that AWS keeps from ending says what is left, and is done when it is run again", async () => {
  aws.account.deployed();
  const { onUpdateTable } = aws.account;
  aws.account.onUpdateTable = () => ({});
  await expect(tearingDown(typing("Community").terminal)).rejects.toThrow(
    "AWS did not delete TableCD117FA1 (it is in use): run this again in some minutes.",
  );
  aws.account.onUpdateTable = onUpdateTable;
  await tearingDown(typing("Community").terminal);
  isGone();
});

test("every half-finished state is torn down to the end", async () => {
  for (const status of [
    "ROLLBACK_FAILED",
    "ROLLBACK_COMPLETE",
    "CREATE_FAILED",
    "DELETE_FAILED",
    "REVIEW_IN_PROGRESS",
    "UPDATE_ROLLBACK_FAILED",
  ]) {
    aws.account.deployed().status = status;
    await tearingDown(typing("Community").terminal);
    isGone();
  }
});

test("whatever was removed before is no reason to stop", async () => {
  aws.account.deployed();
  aws.account.buckets.delete("avatars-1");
  aws.account.failsOnce("UpdateTable", awsError("ResourceNotFoundException"));
  aws.account.failsOnce("UpdateContinuousBackups", awsError("TableNotFoundException"));
  aws.account.tableIsProtected = false;
  await tearingDown(typing("Community").terminal);
  isGone();
});

test("a teardown that was stopped after the stack was gone takes the rest", async () => {
  aws.account.deployed();
  aws.account.status = undefined;
  aws.account.buckets.delete("site-1");
  aws.account.buckets.delete("avatars-1");
  await tearingDown(typing("Community").terminal);
  isGone();
});

test("a teardown whose call fails anywhere is done when it is run again", async () => {
  const steps = [
    "UpdateTerminationProtection",
    "UpdateTable",
    "ListObjectVersions",
    "DeleteObjects",
    "DeleteStack",
    "DeleteBucket",
    "DeleteParameters",
  ];
  for (const step of steps) {
    aws.account
      .deployed()
      .failsOnce(step, awsError("ExpiredToken", "The security token included in the request is expired"));
    const failure = await tearingDown(typing("Community").terminal).catch(sentenceOf);
    expect(failure, step).toContain("Your AWS session has expired");
    await tearingDown(typing("Community").terminal);
    isGone();
  }
});

test("a stack that is being deleted already is waited for", async () => {
  aws.account.deployed().status = "DELETE_IN_PROGRESS";
  const describe = aws.account.onDescribeStacks;
  let asked = 0;
  aws.account.onDescribeStacks = (input) => {
    asked += 1;
    if (asked === 3) {
      aws.account.status = undefined;
      for (const { PhysicalResourceId } of THINGS) aws.account.buckets.delete(PhysicalResourceId);
    }
    return describe(input);
  };
  await tearingDown(typing("Community").terminal);
  isGone();
  expect(aws.account.called("DeleteStack")).toEqual([]);
});

test("where there is nothing, that is said and nothing is asked", async () => {
  const { terminal, text, asked } = typing();
  await tearingDown(terminal);
  expect(text()).toBe("There is nothing called Community in account 111122223333, eu-central-1.");
  expect(asked).toEqual([]);
});
