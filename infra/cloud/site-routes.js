// Runs in CloudFront before the site's bucket is asked: what has an extension is a file, all else is a page, and every
// page is index.html. Errors of the API never come by here, so none of them turns into a page.
// CloudFront's runtime knows a part of the language only, no destructuring for one:
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by its name.
function handler(event) {
  const request = event.request;
  if (!/\.[^./]+$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
