import { analyse } from '../../../src/core/usage/analyse.ts'
import { labelledLog } from './labelled-log.ts'
import { groupKey } from './world.ts'

export interface Score {
  logs: number
  rows: number
  planted: number
  found: number
  missed: string[]
  groups: number
  falseGroups: number
  falseOnes: string[]
  /** Of the rows of misuse: how many lie in a group that was told. */
  misuseRows: number
  toldRows: number
}

/** Analyses labelled logs: misuse is found where one of its groups is told; a group is false that holds no row of misuse. */
export function scoreAnalysis(seeds: Iterable<number>): Score {
  const score: Score = {
    logs: 0,
    rows: 0,
    planted: 0,
    found: 0,
    missed: [],
    groups: 0,
    falseGroups: 0,
    falseOnes: [],
    misuseRows: 0,
    toldRows: 0
  }
  for (const seed of seeds) {
    const log = labelledLog(seed)
    const { exposedFrom, rotatedAt, allowList, hours } = log
    const { groups } = analyse(log.events, { exposedFrom, rotatedAt, allowList, hours, judgements: {} })
    const told = new Map(groups.map((group) => [groupKey(group.ip, group.action), group]))
    const planted = new Set(log.misuse.flatMap((one) => [...one.groups]))
    score.logs++
    score.rows += log.events.length
    for (const one of log.misuse) {
      score.planted++
      if ([...one.groups].some((key) => told.has(key))) score.found++
      else score.missed.push(`seed ${seed} ${log.service.format} ${one.kind}, ${one.rows} rows: ${[...one.groups].join('; ')}`)
    }
    score.groups += told.size
    for (const [key, group] of told)
      if (!planted.has(key)) {
        score.falseGroups++
        score.falseOnes.push(`seed ${seed} ${key} ${group.actor}: ${group.reasons.map(({ test, text }) => `[${test}] ${text}`).join(' ')}`)
      }
    for (const event of log.events)
      if (event.planted >= 0) {
        score.misuseRows++
        if (told.has(groupKey(event.ip, event.action))) score.toldRows++
      }
  }
  return score
}
