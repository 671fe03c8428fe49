/** The manifest is made from the class comments; package.json names it already and stays as it is. */
export default { globs: ['src/elements/*.ts'], litelement: true, packagejson: false };
