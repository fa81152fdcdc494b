/** In VS Code's own colours, so that it fits each theme; contrast themes get borders where others have backgrounds. */
export const overviewStyle = `
body { display: flex; flex-direction: column; height: 100vh; margin: 0; padding: 0; box-sizing: border-box; overflow: hidden;
  color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family);
  --width-name: minmax(220px, 2fr); --width-kind: minmax(130px, 1fr); --width-platform: 120px; --width-included: minmax(180px, 2fr);
  --width-excluded: minmax(130px, 1fr); --width-filters: minmax(120px, 1fr); --width-intent: 110px; --width-findings: 80px;
  --width-tags: 90px; --width-changed: 160px; }
button { font: inherit; color: inherit; background: none; border: none; padding: 0; cursor: pointer; text-align: start; }
:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
[hidden] { display: none !important; }
.charts { display: flex; flex-wrap: wrap; gap: 4px 24px; padding: 8px 12px 0; max-height: 40vh; overflow: auto; flex: none; }
.chart { flex: 1 1 240px; max-width: 420px; }
.chart-title { font-weight: 600; padding: 2px 0; }
.bar { display: grid; grid-template-columns: 9em 1fr 5em; gap: 8px; align-items: center; width: 100%; line-height: 18px; }
.bar:hover { background: var(--vscode-list-hoverBackground); }
.bar-label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bar-number { font-variant-numeric: tabular-nums; }
.bar-track { height: 8px; }
.bar-full { display: block; height: 100%; box-sizing: border-box; border: 1px solid var(--vscode-charts-blue); }
.bar-part { display: block; height: 100%; background: var(--vscode-charts-blue); forced-color-adjust: none; }
.toolbar { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 8px 12px; flex: none; }
.filter { flex: 1 1 200px; min-width: 120px; height: 24px; box-sizing: border-box; padding: 0 6px; font: inherit; color: var(--vscode-input-foreground);
  background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--vscode-contrastBorder, transparent)); }
.filter::placeholder { color: var(--vscode-input-placeholderForeground); }
.group { height: 24px; font: inherit; color: var(--vscode-dropdown-foreground); background: var(--vscode-dropdown-background);
  border: 1px solid var(--vscode-dropdown-border, transparent); }
.button { height: 24px; padding: 0 8px; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground);
  border: 1px solid var(--vscode-contrastBorder, transparent); }
.button:hover { background: var(--vscode-button-secondaryHoverBackground); }
.button[aria-pressed="true"] { color: var(--vscode-button-foreground); background: var(--vscode-button-background); text-decoration: underline; }
.count, .status { color: var(--vscode-descriptionForeground); white-space: nowrap; }
.status { padding: 0 12px; white-space: normal; }
.status:not(:empty) { padding-bottom: 6px; }
.table, .matrix { position: relative; flex: 1; overflow: auto; min-height: 0; border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
.row { display: grid; grid-template-columns: var(--columns); height: 22px; line-height: 22px; min-width: 100%; width: max-content; box-sizing: border-box; }
.table .header, .table .body { min-width: max(100%, 720px); }
.table .row { width: 100%; min-width: max(100%, 720px); }
.header { position: sticky; top: 0; z-index: 2; background: var(--vscode-editor-background); font-weight: 600;
  border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
.body { position: relative; }
.body .row { position: absolute; top: 0; left: 0; cursor: default; }
.body .row:hover { background: var(--vscode-list-hoverBackground); }
.cell { padding: 0 8px; overflow: hidden; text-overflow: ellipsis; white-space: pre; }
.row:not(.assigned, .onlyExcluded) .included { color: var(--vscode-disabledForeground); font-style: italic; }
.row.onlyExcluded .excluded { font-weight: 600; }
.row.odd .findings { color: var(--vscode-list-warningForeground); }
.row.heading { font-weight: 600; grid-template-columns: 1fr; background: var(--vscode-sideBarSectionHeader-background); }
.body .row.selected { background: var(--vscode-list-inactiveSelectionBackground); color: var(--vscode-list-inactiveSelectionForeground);
  outline: 1px dotted var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
.table:focus .row.selected { background: var(--vscode-list-activeSelectionBackground); color: var(--vscode-list-activeSelectionForeground); }
.table:focus .row.selected .cell { color: inherit; }
.table:focus .row.active { outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder)); outline-offset: -1px; }
.empty { padding: 12px; color: var(--vscode-descriptionForeground); }
.matrix-header { position: sticky; top: 0; z-index: 2; height: 22px; background: var(--vscode-editor-background);
  border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); }
.matrix-head, .matrix-cell { position: absolute; left: 240px; top: 0; width: 120px; height: 22px; line-height: 22px; box-sizing: border-box;
  padding: 0 6px; overflow: hidden; text-overflow: ellipsis; white-space: pre; }
.matrix-head { font-weight: 600; text-align: center; }
.matrix-cell { text-align: center; }
.matrix-body { position: relative; box-sizing: content-box; padding-right: 240px; }
.matrix-row { position: absolute; left: 0; top: 0; width: 100%; height: 22px; line-height: 22px;
  border-bottom: 1px solid var(--vscode-editorIndentGuide-background1, var(--vscode-panel-border)); box-sizing: border-box; }
.matrix-row:hover { background: var(--vscode-list-hoverBackground); }
.matrix-name { position: sticky; left: 0; z-index: 1; width: 240px; height: 21px; padding: 0 8px; box-sizing: border-box; overflow: hidden;
  text-overflow: ellipsis; white-space: pre; background: var(--vscode-editor-background); }
.mark-I { color: var(--vscode-charts-green); }
.mark-E { color: var(--vscode-charts-red); font-weight: 600; }
.mark-B { color: var(--vscode-list-warningForeground); font-weight: 600; text-decoration: underline; }
.vscode-high-contrast .matrix-cell, .vscode-high-contrast-light .matrix-cell { color: var(--vscode-foreground); }
`
