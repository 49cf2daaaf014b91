// The lettering of all diagrams.

export const TEXT = { fontFamily: "'Pretendard GOV', sans-serif", fontSize: 13, lineHeight: 1.25 }
