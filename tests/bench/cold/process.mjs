// One cold start: loads the bundle named by the first argument and asks it for the first page of rooms.
const [bundle, event] = process.argv.slice(2);
const start = performance.now();
const { handler } = await import(bundle);
const loaded = performance.now();
const { statusCode } = await handler(JSON.parse(event), {});
const answered = performance.now();
if (statusCode !== 200) throw new Error(`the first answer was ${statusCode}`);
process.stdout.write(JSON.stringify({ load: loaded - start, first: answered - loaded, total: answered - start }));
process.exit(0);
