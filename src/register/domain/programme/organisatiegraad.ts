/** The level of organisatiegraad and the legal test, from facts that two people would answer alike. */

type Answer = 'ja' | 'nee' | 'onbekend' | null;

/** The seven facts and the three legs of one assessment; onbekend and blank count as no. */
export interface OrgFacts {
  readonly fact_contact: Answer;
  readonly fact_group: Answer;
  readonly fact_entity: Answer;
  readonly fact_funding: Answer;
  readonly fact_manager: Answer;
  readonly fact_plan: Answer;
  readonly fact_contract: Answer;
  readonly leg_maintenance: Answer;
  readonly leg_management: Answer;
  readonly leg_sustainability: Answer;
}

/**
 * The level 0–4 of domain description §8.4, an own proposal and no official scale:
 * 0 none or F1 only; 1 = F2; 2 = F2+F3; 3 = F2+F3 and (F4 or F5); 4 = F2+F3+F4+F5 and (F6 or F7).
 */
export function orgLevel(facts: OrgFacts): 0 | 1 | 2 | 3 | 4 {
  const [f2, f3, f4, f5] = [facts.fact_group, facts.fact_entity, facts.fact_funding, facts.fact_manager].map(
    yes,
  );
  if (!f2) return 0;
  if (!f3) return 1;
  if (!f4 && !f5) return 2;
  return f4 && f5 && (yes(facts.fact_plan) || yes(facts.fact_contract)) ? 4 : 3;
}

/**
 * The test of article 1 of the regulation (Stcrt. 2024, 1876) as read in §8.4: the cooperation safeguards
 * maintenance, management and sustainability, and it has a legal entity (F3) and structural funding (F4).
 */
export function isOrganised(facts: OrgFacts): boolean {
  const legs = [facts.leg_maintenance, facts.leg_management, facts.leg_sustainability];
  return [...legs, facts.fact_entity, facts.fact_funding].every(yes);
}

function yes(answer: Answer): boolean {
  return answer === 'ja';
}
