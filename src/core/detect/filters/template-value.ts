const substitution =
  /\$\{|\$\(|\{\{|\}\}|<%|%>|#\{|<[A-Za-z_][^<>]{0,60}>|\$[A-Z_][A-Z0-9_]*|%\([a-z_]+\)s|^%[a-zA-Z]$|%[A-Z_]{2,}%|@@?[A-Z_]+@@?|__[A-Z_]+__|^\[[A-Za-z _-]+\]$|^\{[A-Za-z_][\w.]*\}$|^<[^<>]*>?$|^\$[A-Za-z_]/

/** Text that another program fills in: `${SECRET}`, `{{ value }}`, `<token>`, `%s`, `$PASSWORD`. */
export const isTemplateValue = (value: string): boolean => substitution.test(value)
