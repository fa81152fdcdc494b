/** What a system asks of a page, and the class that VS Code's window has then. */
export const themes = {
  light: { colorScheme: 'light', forcedColors: 'none', className: 'vs' },
  dark: { colorScheme: 'dark', forcedColors: 'none', className: 'vs-dark' },
  highContrast: { colorScheme: 'dark', forcedColors: 'active', className: 'hc-black' },
} as const

/** The themes that every icon has to do well in. */
export type Theme = keyof typeof themes
