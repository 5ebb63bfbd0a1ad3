/** A hull in three compartments; two of them take water, none passes it on. */
export const Logo = () => (
  <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
    <rect x="1" y="1" width="24" height="24" rx="6" fill="none" stroke="var(--accent)" strokeWidth="1.6" />
    <path d="M9 1v24M17 1v24" stroke="var(--accent)" strokeWidth="1.6" />
    <rect x="2" y="13" width="7" height="11" fill="var(--accent)" opacity=".9" />
    <rect x="9.8" y="17" width="6.5" height="7" fill="var(--accent)" opacity=".45" />
  </svg>
)
