import {
  convertCssVariables,
  defaultCssVariablesResolver,
  DEFAULT_THEME,
  mergeMantineTheme,
} from '@mantine/core'
import { expect, test } from 'vitest'
import { theme } from './theme.ts'

/** Only what differs from Mantine's own sheet, as its provider would write it into a style element. */
function variablesOfTheme(): string {
  const ours = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
  const theirs = defaultCssVariablesResolver(DEFAULT_THEME)
  const differing = (part: 'variables' | 'light' | 'dark') =>
    Object.fromEntries(
      Object.entries(ours[part]).filter(
        ([name, value]) => new Map(Object.entries(theirs[part])).get(name) !== value,
      ),
    )
  const css = convertCssVariables({
    variables: differing('variables'),
    light: differing('light'),
    dark: differing('dark'),
  })
  return `/* Written from theme.ts: run this file's test with -u after changing the theme. */\n${css.replace(/([{;])/g, '$1\n').replace(/}/g, '}\n')}`
}

test('the sheet of variables says what the theme says', async () => {
  await expect(variablesOfTheme()).toMatchFileSnapshot('mantine-variables.css')
})
