/**
 * Dollars for a million, on demand, in us-east-1, as published at https://aws.amazon.com/dynamodb/pricing/on-demand/,
 * https://aws.amazon.com/api-gateway/pricing/ and https://aws.amazon.com/lambda/pricing/. Lambda's computing time comes on top.
 */
const A_MILLION = { rcu: 0.125, wcu: 0.625, apiRequest: 1.0, lambdaCall: 0.2 } as const;

type Spent = { rcu: number; wcu: number };

/** What a million such actions take of the table. */
export const tablePrice = ({ rcu, wcu }: Spent) => rcu * A_MILLION.rcu + wcu * A_MILLION.wcu;

/** What a million requests to the API cost before they do anything. */
export const requestPrice = A_MILLION.apiRequest + A_MILLION.lambdaCall;
