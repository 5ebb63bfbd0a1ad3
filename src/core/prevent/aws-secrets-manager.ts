import { snippetNames } from './snippet-names.ts'
import type { SnippetWriter } from './snippet-writer.ts'

/**
 * From AWS Secrets Manager, with the current SDK of each language (boto3, SDK for JavaScript 3, Go 2, Java 2, Ruby 3). Credentials come
 * from the SDK's own chain: a role of the machine, never a key in the code. A secret may be plain text or JSON with fields; what does not
 * parse is told without the parser's words, which may quote the value.
 */
export const awsSecretsManager: SnippetWriter = ({ variable, place, field, region }) => {
  const { snake, camel } = snippetNames(variable)
  const missing = field === null ? `${place} is empty` : `${place} has no field ${field}`
  const notJson = `${place} does not hold JSON`
  return {
    python: {
      install: 'boto3',
      code: `${field === null ? '' : 'import json\n\n'}import boto3


def ${snake}() -> str:
    client = boto3.client("secretsmanager"${region === null ? '' : `, region_name="${region}"`})
    answer = client.get_secret_value(SecretId="${place}")
${
  field === null
    ? '    value = answer.get("SecretString", "")'
    : `    try:
        value = json.loads(answer["SecretString"]).get("${field}", "")
    except ValueError:
        raise RuntimeError("${notJson}") from None`
}
    if not value:
        raise RuntimeError("${missing}")
    return value


if __name__ == "__main__":
    ${snake}()
    print("${variable} was read")
`
    },
    javascript: {
      install: '@aws-sdk/client-secrets-manager',
      code: `import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const client = new SecretsManagerClient({${region === null ? '' : ` region: '${region}' `}})
${
  field === null
    ? ''
    : `
function fieldOf(text) {
  try {
    return JSON.parse(text)['${field}']
  } catch {
    throw new Error('${notJson}')
  }
}
`
}
export async function ${camel}() {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: '${place}' }))
  const value = ${field === null ? 'SecretString' : 'fieldOf(SecretString)'}
  if (!value) throw new Error('${missing}')
  return value
}

await ${camel}()
console.log('${variable} was read')
`
    },
    go: {
      install: 'github.com/aws/aws-sdk-go-v2/aws github.com/aws/aws-sdk-go-v2/config github.com/aws/aws-sdk-go-v2/service/secretsmanager',
      code: `package main

import (
	"context"${field === null ? '' : '\n\t"encoding/json"'}
	"errors"
	"fmt"
	"log"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

func ${camel}(ctx context.Context) (string, error) {
	settings, err := config.LoadDefaultConfig(ctx${region === null ? '' : `, config.WithRegion("${region}")`})
	if err != nil {
		return "", err
	}
	answer, err := secretsmanager.NewFromConfig(settings).GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{
		SecretId: aws.String("${place}"),
	})
	if err != nil {
		return "", err
	}
${
  field === null
    ? '\tvalue := aws.ToString(answer.SecretString)'
    : `	var fields map[string]any
	if err := json.Unmarshal([]byte(aws.ToString(answer.SecretString)), &fields); err != nil {
		return "", errors.New("${notJson}")
	}
	value, _ := fields["${field}"].(string)`
}
	if value == "" {
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
      install: `software.amazon.awssdk:secretsmanager${field === null ? '' : ' com.fasterxml.jackson.core:jackson-databind'}`,
      code: `${field === null ? '' : 'import com.fasterxml.jackson.core.JsonProcessingException;\nimport com.fasterxml.jackson.databind.ObjectMapper;\n'}${region === null ? '' : 'import software.amazon.awssdk.regions.Region;\n'}import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public final class Secrets {
    public static String ${camel}() {
        try (SecretsManagerClient client = ${region === null ? 'SecretsManagerClient.create()' : `SecretsManagerClient.builder().region(Region.of("${region}")).build()`}) {
            String ${field === null ? 'value' : 'text'} = client.getSecretValue(request -> request.secretId("${place}")).secretString();
${
  field === null
    ? ''
    : `            String value;
            try {
                value = new ObjectMapper().readTree(text).path("${field}").asText();
            } catch (JsonProcessingException problem) {
                throw new IllegalStateException("${notJson}");
            }
`
}            if (value == null || value.isEmpty()) {
                throw new IllegalStateException("${missing}");
            }
            return value;
        }
    }

    public static void main(String[] args) {
        ${camel}();
        System.out.println("${variable} was read");
    }
}
`
    },
    ruby: {
      install: 'aws-sdk-secretsmanager',
      code: `require "aws-sdk-secretsmanager"${field === null ? '' : '\nrequire "json"'}

def ${snake}
  client = Aws::SecretsManager::Client.new${region === null ? '' : `(region: "${region}")`}
  text = client.get_secret_value(secret_id: "${place}").secret_string
${
  field === null
    ? '  value = text.to_s'
    : `  begin
    value = JSON.parse(text)["${field}"].to_s
  rescue JSON::ParserError
    raise "${notJson}", cause: nil
  end`
}
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
