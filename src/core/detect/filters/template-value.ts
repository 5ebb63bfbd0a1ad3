const inside =
  /\$\{|\$\(|\{\{|\}\}|<%|%>|#\{|<[A-Za-z_][^<>]{0,60}>|%\([a-z_]+\)s|\/%[sd](?!\w)|__[A-Z_]{3,}__|(?:^|[^A-Za-z0-9])\$[A-Z_]{4,}/
const whole = /^(?:%[a-zA-Z]|%\w{2,}%|@@?[A-Z_]{2,}@@?|\[[A-Za-z _-]+\]|\{[A-Za-z_][\w.]*\}|<[^<>]*>?|\$[A-Za-z_]\w*)$/

/** Text that another program fills in: `${SECRET}`, `{{ value }}`, `<token>`, `%s`, `$PASSWORD`. */
export const isTemplateValue = (value: string): boolean => inside.test(value) || whole.test(value)
