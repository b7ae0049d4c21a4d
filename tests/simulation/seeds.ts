/** What chance decides is decided by these: a few as a rule, as many as SEEDS says in `npm run test:simulation`. */
export const seeds = (few: number) => Array.from({ length: Number(process.env.SEEDS ?? few) }, (_, index) => index + 1);
