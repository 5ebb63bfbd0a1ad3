import { snippetNames } from './snippet-names.ts'
import type { SnippetWriter } from './snippet-writer.ts'

/**
 * From CyberArk Conjur (today also called Secrets Manager), with CyberArk's own clients for Python, Go, Java and Ruby; JavaScript has none
 * and asks the REST interface. The workload's identity comes from CONJUR_AUTHN_LOGIN and CONJUR_AUTHN_API_KEY.
 */
export const cyberarkConjur: SnippetWriter = ({ variable, place, url, account }) => {
  const { snake, camel } = snippetNames(variable)
  const missing = `${place} has no value`
  const given = [...(url === null ? [] : [['CONJUR_APPLIANCE_URL', url]]), ...(account === null ? [] : [['CONJUR_ACCOUNT', account]])]
  return {
    python: {
      install: 'conjur-api',
      code: `import asyncio
import os

from conjur_api import Client
from conjur_api.models import ConjurConnectionInfo, CredentialsData, SslVerificationMode
from conjur_api.providers import AuthnAuthenticationStrategy, SimpleCredentialsProvider


async def ${snake}() -> str:
    url = ${url === null ? 'os.environ["CONJUR_APPLIANCE_URL"]' : `"${url}"`}
    identity = CredentialsData(
        machine=url,
        username=os.environ["CONJUR_AUTHN_LOGIN"],
        api_key=os.environ["CONJUR_AUTHN_API_KEY"],
    )
    provider = SimpleCredentialsProvider()
    provider.save(identity)
    client = Client(
        ConjurConnectionInfo(conjur_url=url, account=${account === null ? 'os.environ["CONJUR_ACCOUNT"]' : `"${account}"`}),
        authn_strategy=AuthnAuthenticationStrategy(provider),
        ssl_verification_mode=SslVerificationMode.TRUST_STORE,
    )
    value = (await client.get("${place}") or b"").decode()
    if not value:
        raise RuntimeError("${missing}")
    return value


if __name__ == "__main__":
    asyncio.run(${snake}())
    print("${variable} was read")
`
    },
    javascript: {
      install: '',
      code: `// Node 18 or later; Conjur has no client for JavaScript, its REST interface needs none.
function setting(name) {
  const value = process.env[name]
  if (!value) throw new Error(\`\${name} is not set\`)
  return value
}

export async function ${camel}() {
  const url = ${url === null ? "setting('CONJUR_APPLIANCE_URL')" : `'${url}'`}
  const account = ${account === null ? "encodeURIComponent(setting('CONJUR_ACCOUNT'))" : `'${encodeURIComponent(account)}'`}
  const login = encodeURIComponent(setting('CONJUR_AUTHN_LOGIN'))
  const session = await fetch(\`\${url}/authn/\${account}/\${login}/authenticate\`, {
    method: 'POST',
    headers: { 'Accept-Encoding': 'base64' },
    body: setting('CONJUR_AUTHN_API_KEY')
  })
  if (!session.ok) throw new Error(\`Conjur answered \${session.status} to the login\`)
  const response = await fetch(\`\${url}/secrets/\${account}/variable/${encodeURIComponent(place)}\`, {
    headers: { Authorization: \`Token token="\${await session.text()}"\` }
  })
  if (!response.ok) throw new Error(\`Conjur answered \${response.status} for ${place}\`)
  const value = await response.text()
  if (!value) throw new Error('${missing}')
  return value
}

await ${camel}()
console.log('${variable} was read')
`
    },
    go: {
      install: 'github.com/cyberark/conjur-api-go/conjurapi',
      code: `package main

import (
	"errors"
	"fmt"
	"log"${given.length === 0 ? '' : '\n\t"os"'}

	"github.com/cyberark/conjur-api-go/conjurapi"
)

// Address, account and identity are read from the environment: CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT,
// CONJUR_AUTHN_LOGIN, CONJUR_AUTHN_API_KEY.
func ${camel}() (string, error) {
${given.map(([name, value]) => `\tif err := os.Setenv("${name}", "${value}"); err != nil {\n\t\treturn "", err\n\t}\n`).join('')}	settings, err := conjurapi.LoadConfig()
	if err != nil {
		return "", err
	}
	client, err := conjurapi.NewClientFromEnvironment(settings)
	if err != nil {
		return "", err
	}
	value, err := client.RetrieveSecret("${place}")
	if err != nil {
		return "", err
	}
	if len(value) == 0 {
		return "", errors.New("${missing}")
	}
	return string(value), nil
}

func main() {
	if _, err := ${camel}(); err != nil {
		log.Fatal(err)
	}
	fmt.Println("${variable} was read")
}
`
    },
    java: {
      install: 'com.cyberark.conjur.api:conjur-api',
      code: `import com.cyberark.conjur.api.Conjur;

public final class Secrets {
    // Address, account and identity come from CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT, CONJUR_AUTHN_LOGIN and
    // CONJUR_AUTHN_API_KEY, in the environment or as system properties.
    public static String ${camel}() {
${given.map(([name, value]) => `        System.setProperty("${name}", "${value}");\n`).join('')}        String value = new Conjur().variables().retrieveSecret("${place}");
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("${missing}");
        }
        return value;
    }

    public static void main(String[] args) {
        ${camel}();
        System.out.println("${variable} was read");
    }
}
`
    },
    ruby: {
      install: 'conjur-api',
      code: `require "conjur-api"

# Address and account are read from CONJUR_APPLIANCE_URL and CONJUR_ACCOUNT unless they are set here.
def ${snake}
${url === null ? '' : `  Conjur.configuration.appliance_url = "${url}"\n`}${account === null ? '' : `  Conjur.configuration.account = "${account}"\n`}  client = Conjur::API.new_from_key(ENV.fetch("CONJUR_AUTHN_LOGIN"), ENV.fetch("CONJUR_AUTHN_API_KEY"))
  account = Conjur.configuration.account
  value = client.resource("#{account}:variable:${place}").value.to_s
  raise "${missing}" if value.empty?

  value
end

if $PROGRAM_NAME == __FILE__
  ${snake}
  puts "${variable} was read"
end
`
    }
  }
}
