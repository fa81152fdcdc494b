import type { Token } from './ruleTokens.ts'
import { type Clause, type Operator, operators, type RulePlace, type RuleValue } from './ruleTree.ts'
import { refuse, type TokenReader } from './tokenReader.ts'

const byName: ReadonlyMap<string, Operator> = new Map(operators.map((name) => [name.toLowerCase(), name]))

/** `entity.property operator value`, from `first` on. Whether the three fit each other is not asked here. */
export function parseClause(first: Token, reader: TokenReader): Clause {
  if (first.kind !== 'word') refuse(first, { kind: first.kind === ']' ? 'unclosedList' : 'clauseExpected' })
  if (/^(-?not|!.*)$/i.test(first.text)) refuse(first, { kind: 'noNegation' })
  const [, entity, property, rest] = /^(\w+)\.(\w+)(-.*)?$/.exec(first.text) ?? []
  if (entity === undefined || property === undefined) refuse(first, { kind: 'clauseExpected' })
  if (rest !== undefined) refuse({ start: first.end - rest.length, end: first.end }, { kind: 'blankMissing' })
  const mark = reader.take()
  if (mark.kind !== 'word') refuse(mark, { kind: 'operatorExpected' })
  const operator = byName.get(mark.text.toLowerCase().replace(/^-/, ''))
  if (operator === undefined) refuse(mark, { kind: 'unknownOperator', text: mark.text })
  const { value, place } = parseValue(mark, reader)
  return {
    kind: 'clause',
    entity,
    property,
    operator,
    value,
    start: first.start,
    end: place.end,
    propertyPlace: { start: first.start, end: first.end },
    operatorPlace: { start: mark.start, end: mark.end },
    valuePlace: place,
  }
}

function parseValue(operator: Token, reader: TokenReader): { readonly value: RuleValue; readonly place: RulePlace } {
  const first = reader.take()
  if (first.start === operator.end && first.kind !== ')') refuse(first, { kind: 'blankMissing' })
  if (first.kind === 'text') return { value: { kind: 'text', text: first.text }, place: first }
  if (first.kind === '[') return parseList(first, reader)
  if (first.kind !== 'word') refuse(first, { kind: 'valueExpected' })
  if (/^\$?null$/i.test(first.text)) return { value: { kind: 'null' }, place: first }
  if (first.text.startsWith("'")) refuse(first, { kind: 'singleQuotes', text: first.text })
  return { value: { kind: 'bare', text: first.text }, place: first }
}

/** A comma may stand behind the last value. */
function parseList(open: Token, reader: TokenReader): { readonly value: RuleValue; readonly place: RulePlace } {
  const items: string[] = []
  for (let token = reader.take(); ; token = reader.take()) {
    if (token.kind === ']') {
      const place = { start: open.start, end: token.end }
      if (items.length === 0) refuse(place, { kind: 'emptyList' })
      return { value: { kind: 'list', items }, place }
    }
    if (token.kind === 'word') refuse(token, { kind: 'quotesMissing', text: token.text })
    if (token.kind !== 'text') refuse(token, { kind: 'unclosedList' })
    items.push(token.text)
    const next = reader.peek()
    if (next?.kind === ',') reader.take()
    else if (next !== undefined && next.kind !== ']') refuse(next, { kind: 'unclosedList' })
  }
}
