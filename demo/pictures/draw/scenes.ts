export const scenes: Record<string, { width: number; height: number; draw: () => string }> = {};
