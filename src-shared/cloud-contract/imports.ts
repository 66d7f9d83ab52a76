/** Import of orders from other shops' exports. */
export const imports = {}
