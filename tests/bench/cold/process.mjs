// One cold start: loads the bundle named by the first argument and asks it for the first page of rooms.
const [bundle, event] = process.argv.slice(2);
const before = process.cpuUsage();
const start = performance.now();
const { handler } = await import(bundle);
const loaded = performance.now();
const { user, system } = process.cpuUsage(before);
const { statusCode } = await handler(JSON.parse(event), {});
const answered = performance.now();
const whole = process.cpuUsage(before);
if (statusCode !== 200) throw new Error(`the first answer was ${statusCode}`);
process.stdout.write(
  JSON.stringify({
    load: loaded - start,
    processor: (user + system) / 1000,
    first: answered - loaded,
    total: answered - start,
    totalProcessor: (whole.user + whole.system) / 1000,
  }),
);
process.exit(0);
