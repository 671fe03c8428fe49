/** How the next deliveries of webhooks are disturbed. */

/** What happens to the next deliveries; each rule is used `times` times (1), in the order they were given. */
export interface DeliveryRule {
  /** Only for events of this type; all without it. */
  type?: string;
  times?: number;
  /** So many extra copies at the same moment. */
  duplicate?: number;
  /** Sent only once the clock has moved on by so many milliseconds. */
  delay?: number;
  /** Never sent at all. */
  drop?: boolean;
  /** Signed with another secret. */
  secret?: string;
  /** The timestamp is so many seconds old; negative is in the future. */
  age?: number;
  /** Holds back until so many events have come together, then sends them last first. */
  reorder?: number;
}

export interface Rules {
  add(rule: DeliveryRule): void;
  /** The rule for an event of this type; none is an empty one. */
  take(type: string): DeliveryRule;
}

export function createRules(): Rules {
  const rules: (DeliveryRule & { left: number })[] = [];
  return {
    add: (rule) => rules.push({ ...rule, left: rule.times ?? rule.reorder ?? 1 }),
    take(type) {
      const at = rules.findIndex((rule) => rule.type === undefined || rule.type === type);
      const rule = rules[at];
      if (!rule) return {};
      rule.left -= 1;
      if (rule.left <= 0) rules.splice(at, 1);
      return rule;
    },
  };
}
