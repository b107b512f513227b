package org.summitledger.report.dependency;

import java.util.Optional;
import org.summitledger.reference.DependencyCondition;
import org.summitledger.reference.DependencySchool;

/**
 * What a school says of a country's imports of a product in a period: of one of its conditions, or
 * with all of them.
 *
 * @param school whose judgement
 * @param condition what is asked for; of a flag, how many conditions must hold
 * @param reading what there is
 */
record Judgement(DependencySchool school, DependencyCondition condition, Reading reading) {
  /** The indicator of rows that say what a school concludes from its conditions. */
  static final String FLAG = "flag";

  boolean isFlag() {
    return condition.indicator().equals(FLAG);
  }

  /** Whether the condition holds, or the flag is up; empty where that is not known. */
  Optional<Boolean> holds() {
    return reading.holds(condition);
  }

  /** Whether there is any number, or any answer. */
  boolean saysSomething() {
    return reading.bounds().isPresent() || holds().isPresent();
  }

  /** What is asked: the same in all periods of a series. */
  Question question() {
    return new Question(school.id(), condition.indicator());
  }

  /** An indicator, or the flag, of a school. */
  record Question(String school, String indicator) {}
}
