// Runs in CloudFront before the site's bucket is asked: what has an extension is a file, all else is a page, and every
// page is index.html. Errors of the API never come by here, so none of them turns into a page.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  const { request } = event;
  if (!/\.[^./]+$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
