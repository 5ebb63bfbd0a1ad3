/** What ticks a task that nobody ticks by hand. The ids are those of the playbooks. */
const words: Record<string, string> = {
  'save-logs': 'Done when a log is imported or attached',
  'state-gaps': 'Done when the gaps are stated above',
  conclude: 'Done when the verdict is written',
  create: 'Done when the step “create” is recorded',
  store: 'Done when the step “store” is recorded',
  switch: 'Done when the step “switch” is recorded',
  deactivate: 'Done when the old key is recorded as off',
  delete: 'Done when the old key is recorded as deleted',
  'prove-rejected': 'Done when the rejection of the old value is recorded',
  find: 'Done when the sources were searched',
  'move-all': 'Done when every dependent is moved or accepted to break',
  start: 'Done when monitoring begins',
  prevent: 'Done when a prevention step is recorded',
  'clean-tips': 'Done when no branch tip holds the value'
}

export const doneBy = (task: string): string => words[task] ?? 'Done by what happens in this case'
