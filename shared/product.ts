/** The product's name. It stands here only: never in ids, cookies or resource names. */
export const PRODUCT_NAME = "Studyhall";
