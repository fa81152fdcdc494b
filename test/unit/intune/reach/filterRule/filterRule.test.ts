import assert from 'node:assert/strict'
import { checkClause, checkRule } from '../../../../../src/intune/reach/filterRule/checkRule.ts'
import { evaluateRule } from '../../../../../src/intune/reach/filterRule/evaluateRule.ts'
import { type FilterValues, filterValuesOf } from '../../../../../src/intune/reach/filterRule/filterValues.ts'
import { parseRule, ruleLimit } from '../../../../../src/intune/reach/filterRule/parseRule.ts'
import { ruleProblemText } from '../../../../../src/intune/reach/filterRule/ruleProblem.ts'
import type { Clause, RuleNode } from '../../../../../src/intune/reach/filterRule/ruleTree.ts'
import { type RuleTest, testRule, valuesFrom } from '../../../../../src/intune/reach/filterRule/testRule.ts'
import type { Json } from '../../../../../src/base/json.ts'
import { ruleCases, ruleDevices } from './ruleCases.ts'

const windows = 'windows10AndLater'
const on = (rule: string, device: Json, platform = windows): RuleTest =>
  testRule(rule, platform, valuesFrom(device, platform))
const verdict = (test: RuleTest): boolean | string => ('problem' in test ? 'error' : test.result.matches)
const problem = (rule: string, platform = windows): string => {
  const test = on(rule, {}, platform)
  assert.ok('problem' in test, `${rule} is taken`)
  const { kind, start, end } = test.problem
  return `${kind} ${rule.slice(start, end)}`
}
const parsed = (rule: string): RuleNode => {
  const result = parseRule(rule)
  assert.ok('tree' in result, rule)
  return result.tree
}

describe('a rule of a filter gives what the service says', () => {
  for (const { platform, rule, device, expected } of ruleCases) {
    it(`${rule === '' ? 'an empty rule' : rule} on ${device}: ${expected}`, () =>
      assert.equal(verdict(on(rule, ruleDevices[device], platform)), expected))
  }

  it('for 98 rules', () => assert.equal(ruleCases.length, 98))
})

describe('what is wrong with a rule is told with its place', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['(device.deviceName -eq "a', 'unclosedText "a'],
    ['((device.deviceName -eq "a")', 'unclosedGroup ('],
    ['(device.deviceName -eq "a"))', 'unopenedGroup )'],
    ['(device.deviceName -eq "a") or', 'endsEarly '],
    ['(device.deviceName -eq "a") or or', 'clauseExpected or'],
    ['(device.deviceName "a")', 'operatorExpected "a"'],
    ['(device.deviceName -eq)', 'valueExpected )'],
    ['(device.deviceName -equals "a")', 'unknownOperator -equals'],
    ['(device.deviceName -endsWith "a")', 'unknownOperator -endsWith'],
    ["(device.deviceName -eq 'a b')", "singleQuotes 'a"],
    ['(device.deviceName -eq"a")', 'blankMissing "a"'],
    ['(device.deviceName-eq "a")', 'blankMissing -eq'],
    ['(device.deviceName -in ["a" "b"])', 'unclosedList "b"'],
    ['(device.deviceName -in ["a",,"b"])', 'unclosedList ,'],
    ['(device.deviceName -in ["a"', 'endsEarly '],
    ['(device.deviceName -in [a])', 'quotesMissing a'],
    ['(device.deviceName -in [null])', 'quotesMissing null'],
    ['(device.deviceName -gt "a")', 'operatorNotTaken -gt'],
    ['(device.nonsense -eq "a")', 'unknownProperty device.nonsense'],
    ['(user.name -eq "a")', 'unknownProperty user.name'],
    ['(device.model -eq "a") # all', 'joinExpected #'],
    ['(device.operatingSystemVersion -eq 1.2.3.4.5)', 'notAVersion 1.2.3.4.5'],
    ['(device.operatingSystemVersion -eq "10.0 beta")', 'notAVersion "10.0 beta"'],
    ['device', 'clauseExpected device'],
    ['   ', 'empty    '],
  ]
  for (const [rule, expected] of cases) it(`${rule}: ${expected}`, () => assert.equal(problem(rule), expected))

  it('in a filter for apps', () =>
    assert.equal(problem('(device.model -eq "a")', 'iOSMobileApplicationManagement'), 'otherEntity device.model'))

  it('every one of them, not only the first', () => {
    const tree = parsed('(device.x -eq "a") or (device.model -gt "b") or (device.model -eq "c")')
    assert.deepEqual(
      checkRule(tree, windows).map(({ kind }) => kind),
      ['unknownProperty', 'operatorNotTaken'],
    )
  })

  it('in a sentence', () => {
    const test = on('(device.deviceOwnership -in ["Personal"])', {})
    assert.ok('problem' in test)
    assert.equal(ruleProblemText(test.problem), 'deviceOwnership takes only these operators: -eq, -ne.')
  })
})

describe('a rule that is taken', () => {
  const taken = [
    'device.deviceName eq "a"',
    '(device.deviceName -in "a")',
    '(device.deviceName -in ["a","b",])',
    '(device.deviceName -in [""])',
    '(device.deviceName -eq null)',
    '(device.deviceName -NE $NULL)',
    '(device.operatingSystemVersion -ge "10.0")',
    '\t(\n(device.deviceName -eq "a"))and(device.model -ne "b")',
  ]
  for (const rule of taken) it(rule, () => assert.notEqual(verdict(on(rule, {})), 'error'))

  it('of a platform that Graph adds later: nothing is claimed of its properties', () =>
    assert.equal(verdict(on('(device.isRooted -eq "True")', { isRooted: true }, 'visionOS')), true))
})

describe('which comparison decided', () => {
  const device = { deviceName: 'PC-1', model: 'Surface', manufacturer: 'Microsoft' }
  const deciding = (rule: string): readonly string[] => {
    const test = on(rule, device)
    assert.ok('result' in test)
    return test.result.deciding.map(({ clause, actual, matches }) => `${clause.property} ${actual} ${matches}`)
  }

  it('is the one that is false in an "and"', () =>
    assert.deepEqual(deciding('(device.deviceName -eq "PC-1") and (device.model -eq "Latitude")'), [
      'model Surface false',
    ]))

  it('is the one that is true in an "or", also where others are not known', () =>
    assert.deepEqual(deciding('(device.isTpmAttested -eq "True") or (device.model -eq "Surface")'), [
      'model Surface true',
    ]))

  it('are all of an "or" that is false', () =>
    assert.deepEqual(deciding('(device.deviceName -eq "x") or (device.model -eq "y")'), [
      'deviceName PC-1 false',
      'model Surface false',
    ]))

  it('is the one that is not known', () =>
    assert.deepEqual(deciding('(device.isTpmAttested -eq "True") and (device.model -eq "Surface")'), [
      'isTpmAttested undefined unknown',
    ]))
})

describe('what is not known', () => {
  const rule = (name: string): string => `(device.${name} -eq "x")`

  it('is never no: a property that was not read', () =>
    assert.equal(verdict(on('(device.model -ne "Surface")', {})), 'unknown'))

  it('is decided by the rest of the rule where that is enough', () => {
    assert.equal(verdict(on(`${rule('model')} and ${rule('deviceName')}`, { deviceName: 'y' })), false)
    assert.equal(verdict(on(`${rule('model')} or ${rule('deviceName')}`, { deviceName: 'x' })), true)
  })

  it('covers comparisons that we do not understand in a rule that the service saved', () => {
    const tree = parsed('(device.deviceOwnership -contains "Corp") or (device.model -eq "Surface")')
    const doubtful = (clause: Clause): boolean => checkClause(clause, windows) !== undefined
    const values = (model: string): FilterValues => new Map([['deviceownership', 'Corporate']]).set('model', model)
    assert.equal(evaluateRule(tree, values('Surface'), doubtful).matches, true)
    assert.equal(evaluateRule(tree, values('other'), doubtful).matches, 'unknown')
  })

  it('covers blanks around what the device holds: what the service does with them was not observed', () => {
    assert.equal(verdict(on('(device.model -eq "Surface")', { model: 'Surface ' })), 'unknown')
    assert.equal(verdict(on('(device.model -startsWith "Surf")', { model: 'Surface ' })), true)
  })
})

describe('the values of a managed device', () => {
  const value = (device: Json, name: string): string | null | undefined => filterValuesOf(device).get(name)

  it('are not known where they were not read', () => assert.equal(value({}, 'devicename'), undefined))
  it('are no value where they are empty', () => assert.equal(value({ model: '' }, 'model'), null))
  it('know no edition for a number that is not in the table', () =>
    assert.equal(value({ skuNumber: 10 }, 'operatingsystemsku'), undefined))
  it('know no processor that rules have no name for', () =>
    assert.equal(value({ operatingSystem: 'Windows', processorArchitecture: 'arm' }, 'cpuarchitecture'), undefined))
  it('give way to those by a rule’s own names', () =>
    assert.equal(
      verdict(on('(device.cpuArchitecture -eq "x86")', { CPUARCHITECTURE: 'x86', processorArchitecture: 'x64' })),
      true,
    ))
})

describe('hostile rules cost little', () => {
  const within = (rule: string, milliseconds: number): RuleTest => {
    const began = performance.now()
    const result = on(rule, ruleDevices.lab)
    const took = performance.now() - began
    assert.ok(took < milliseconds, `took ${took.toFixed()} ms`)
    return result
  }
  const clause = '(device.model -eq "a")'

  it('100 KB are refused at the limit', () => {
    const test = within(`${clause} or `.repeat(4_000), 100)
    assert.ok('problem' in test)
    assert.deepEqual([test.problem.kind, test.problem.start], ['tooLong', ruleLimit])
  })
  it('as many parentheses as fit', () => {
    const depth = (ruleLimit - clause.length) / 2
    assert.equal(verdict(within('('.repeat(depth) + clause + ')'.repeat(depth), 100)), false)
    assert.equal(verdict(within('('.repeat(ruleLimit), 100)), 'error')
    assert.equal(verdict(within('"'.repeat(ruleLimit), 100)), 'error')
  })
  it('groups inside groups', () => {
    const groups = 90
    const rule = `${clause} or (`.repeat(groups) + clause + ')'.repeat(groups)
    assert.equal(verdict(within(rule, 100)), false)
  })
  it('random pieces of rules never throw', () => {
    const seed = Math.floor(Math.random() * 2 ** 31)
    const pieces = [
      '(',
      ')',
      '[',
      ']',
      ',',
      '"a"',
      '"',
      ' ',
      'and',
      '-or',
      'device.model',
      '-eq',
      '$null',
      "'",
      '\u00a0',
    ]
    let state = seed
    const next = (): number => (state = (state * 48_271 + 11) % 2_147_483_647)
    for (let round = 0; round < 5_000; round++) {
      const rule = Array.from({ length: next() % 12 }, () => pieces[next() % pieces.length]).join(' ')
      assert.doesNotThrow(() => on(rule, ruleDevices.lab), `seed ${seed}: ${rule}`)
    }
  })
})
