const shapes = new Map<string, string>()

/** A user agent without its versions, so that an update is no new one. */
export function agentShape(agent: string): string {
  const known = shapes.get(agent)
  if (known !== undefined) return known
  if (shapes.size > 10_000) shapes.clear()
  const shape = agent.replace(/\d+(?:[._-]\w+)*/g, '#').slice(0, 120)
  shapes.set(agent, shape)
  return shape
}
