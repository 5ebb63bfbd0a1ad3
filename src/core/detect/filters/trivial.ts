const roots =
  /^(?:my|our|new|old|the|a|bad|good|wrong|correct|valid|super|strong|secure|some|any|plain|admin(?:istrator)?|root|toor|users?|username|guest|test(?:er|ing)?|demo|default|pass(?:wd|word|phrase|code)?|pw|pwd|p[@a4]ss(?:w[o0]rd)?|secret|token|key|apikey|login|letmein|qwerty|qwertz|azerty|abc|asdf|asdfgh|zxcvbn|welcome|master|hello|foo|bar|baz|qux|changeit|temp|postgres|mysql|mongo|mongodb|redis|rabbitmq|mariadb|oracle|sa|app|db|database|dev|development|local|docker|vagrant|ubuntu|example|string|value|monkey|dragon|iloveyou|sunshine|football|passwort|kennwort|wachtwoord|contrasenya|contrase(?:n|\xc3\xb1)a|senha|motdepasse|parola|haslo|has\xc5\x82o|losenord|l\xc3\xb6senord|adgangskode|passord|salasana|heslo|jelszo|jelsz\xc3\xb3|sifre|\xc5\x9fifre|lozinka|geslo)+[-_@!.]{0,2}\d{0,4}[!@#$.]{0,2}$/i

/** A well-known default or a name in its place: `postgres`, `admin123`, `passw0rd!`, `123456`. */
export const isTrivial = (value: string): boolean =>
  roots.test(value) || /^(?:\d{1,6}|0?1234567890?|12345678?|123456|1234|0000+|1111+)$/.test(value)
