// A parser of JSON with comments that says where everything stands: a bundle of its own, loaded when a document is read.
export { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
