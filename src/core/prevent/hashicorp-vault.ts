import { snippetNames } from './snippet-names.ts'
import type { SnippetWriter } from './snippet-writer.ts'

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/**
 * From the KV engine of HashiCorp Vault, version 2 (developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2), with a word on version 1.
 * HashiCorp keeps clients for Go and Ruby; hvac is the one of Python; JavaScript and Java ask the HTTP interface themselves.
 */
export const hashicorpVault: SnippetWriter = ({ variable, place, field, url, mount }) => {
  const { snake, camel } = snippetNames(variable)
  const name = field ?? 'value'
  const where = `${mount}/${place}`
  const missing = `${where} has no field ${name}`
  const path = `/v1/${encoded(mount)}/data/${encoded(place)}`
  return {
    python: {
      install: 'hvac',
      code: `import os

import hvac


def ${snake}() -> str:
    client = hvac.Client(url=${url === null ? 'os.environ["VAULT_ADDR"]' : `"${url}"`}, token=os.environ["VAULT_TOKEN"])
    # KV version 2. With version 1: client.secrets.kv.v1.read_secret(...), and one ["data"] less below.
    answer = client.secrets.kv.v2.read_secret_version(
        path="${place}", mount_point="${mount}", raise_on_deleted_version=True
    )
    value = answer["data"]["data"].get("${name}", "")
    if not value:
        raise RuntimeError("${missing}")
    return value


if __name__ == "__main__":
    ${snake}()
    print("${variable} was read")
`
    },
    javascript: {
      install: '',
      code: `// Node 18 or later; the HTTP interface needs no package.
const address = ${url === null ? 'process.env.VAULT_ADDR' : `'${url}'`}

export async function ${camel}() {
  const token = process.env.VAULT_TOKEN
  if (!address || !token) throw new Error('${url === null ? 'VAULT_ADDR and VAULT_TOKEN are' : 'VAULT_TOKEN is'} not set')
  // KV version 2. Version 1 has no /data/ in the path, and one .data less in the answer.
  const response = await fetch(\`\${address}${path}\`, { headers: { 'X-Vault-Token': token } })
  if (!response.ok) throw new Error(\`Vault answered \${response.status} for ${where}\`)
  const answer = await response.json()
  const value = answer.data.data?.['${name}']
  if (!value) throw new Error('${missing}')
  return value
}

await ${camel}()
console.log('${variable} was read')
`
    },
    go: {
      install: 'github.com/hashicorp/vault/api',
      code: `package main

import (
	"context"
	"errors"
	"fmt"
	"log"

	vault "github.com/hashicorp/vault/api"
)

// VAULT_TOKEN${url === null ? ' and VAULT_ADDR are' : ' is'} read from the environment by the client.
func ${camel}(ctx context.Context) (string, error) {
	settings := vault.DefaultConfig()
	if settings.Error != nil {
		return "", settings.Error
	}
${url === null ? '' : `\tsettings.Address = "${url}"\n`}	client, err := vault.NewClient(settings)
	if err != nil {
		return "", err
	}
	// KV version 2. With version 1: client.KVv1.
	secret, err := client.KVv2("${mount}").Get(ctx, "${place}")
	if err != nil {
		return "", err
	}
	value, ok := secret.Data["${name}"].(string)
	if !ok || value == "" {
		return "", errors.New("${missing}")
	}
	return value, nil
}

func main() {
	if _, err := ${camel}(context.Background()); err != nil {
		log.Fatal(err)
	}
	fmt.Println("${variable} was read")
}
`
    },
    java: {
      install: 'com.fasterxml.jackson.core:jackson-databind',
      code: `import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;

public final class Secrets {
    public static String ${camel}() throws IOException, InterruptedException {
        String address = ${url === null ? 'Objects.requireNonNull(System.getenv("VAULT_ADDR"), "VAULT_ADDR is not set")' : `"${url}"`};
        String token = Objects.requireNonNull(System.getenv("VAULT_TOKEN"), "VAULT_TOKEN is not set");
        // KV version 2. Version 1 has no /data/ in the path, and one "data" less in the answer.
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "${path}"))
                .header("X-Vault-Token", token)
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("Vault answered " + response.statusCode() + " for ${where}");
        }
        String value = new ObjectMapper().readTree(response.body()).path("data").path("data").path("${name}").asText();
        if (value.isEmpty()) {
            throw new IllegalStateException("${missing}");
        }
        return value;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ${camel}();
        System.out.println("${variable} was read");
    }
}
`
    },
    ruby: {
      install: 'vault',
      code: `require "vault"

# VAULT_TOKEN${url === null ? ' and VAULT_ADDR are' : ' is'} read from the environment by the client.
def ${snake}
  client = Vault::Client.new${url === null ? '' : `(address: "${url}")`}
  # KV version 2. With version 1: client.logical.read("${where}").
  secret = client.kv("${mount}").read("${place}")
  value = secret&.data&.fetch(:"${name}", "").to_s
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
