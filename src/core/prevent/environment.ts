import { snippetNames } from './snippet-names.ts'
import type { SnippetWriter } from './snippet-writer.ts'

/** From the environment of the process: what starts it (a unit file, an orchestrator, a CI) fills it from a secret store. */
export const environment: SnippetWriter = ({ variable }) => {
  const { snake, camel } = snippetNames(variable)
  return {
    python: {
      install: '',
      code: `import os


def ${snake}() -> str:
    value = os.environ.get("${variable}", "")
    if not value:
        raise RuntimeError("${variable} is not set")
    return value


if __name__ == "__main__":
    ${snake}()
    print("${variable} is set")
`
    },
    javascript: {
      install: '',
      code: `export function ${camel}() {
  const value = process.env.${variable}
  if (!value) throw new Error('${variable} is not set')
  return value
}

${camel}()
console.log('${variable} is set')
`
    },
    go: {
      install: '',
      code: `package main

import (
	"errors"
	"fmt"
	"log"
	"os"
)

func ${camel}() (string, error) {
	value := os.Getenv("${variable}")
	if value == "" {
		return "", errors.New("${variable} is not set")
	}
	return value, nil
}

func main() {
	if _, err := ${camel}(); err != nil {
		log.Fatal(err)
	}
	fmt.Println("${variable} is set")
}
`
    },
    java: {
      install: '',
      code: `public final class Secrets {
    public static String ${camel}() {
        String value = System.getenv("${variable}");
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("${variable} is not set");
        }
        return value;
    }

    public static void main(String[] args) {
        ${camel}();
        System.out.println("${variable} is set");
    }
}
`
    },
    ruby: {
      install: '',
      code: `def ${snake}
  value = ENV["${variable}"].to_s
  raise "${variable} is not set" if value.empty?

  value
end

if $PROGRAM_NAME == __FILE__
  ${snake}
  puts "${variable} is set"
end
`
    }
  }
}
