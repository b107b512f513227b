package org.summitledger.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a school calls an importer dependent on foreign supply of a product.
 *
 * @param id such as eu or cepii_geodep
 * @param combination how its conditions make a flag
 * @param yearsOf length in years of the window in which the flag must be up again; 1 where the
 *     school looks at each period alone
 * @param yearsNeeded in how many years of the window
 * @param conditions at least one, by indicator
 */
public record DependencySchool(
    String id,
    Combination combination,
    int yearsOf,
    int yearsNeeded,
    List<DependencyCondition> conditions) {

  /** How conditions make a flag. */
  public enum Combination {
    /** The flag is up where all conditions hold in the same period. */
    ALL,
    /** The flag is up where one condition holds. */
    ANY
  }

  /** Keeps its own list of the conditions. */
  public DependencySchool {
    conditions = List.copyOf(conditions);
  }

  /**
   * Whether the school's flag is up in one period, before its window of years.
   *
   * @param indicators what is known of the importer and product, by indicator
   * @return empty where that depends on an indicator that is missing or on a threshold that is not
   *     known
   */
  public Optional<Boolean> isUp(Map<String, BigDecimal> indicators) {
    boolean deciding = combination == Combination.ANY;
    boolean unknown = false;
    for (DependencyCondition condition : conditions) {
      Optional<Boolean> holds =
          Optional.ofNullable(indicators.get(condition.indicator())).flatMap(condition::holds);
      if (holds.equals(Optional.of(deciding))) {
        return holds;
      }
      unknown |= holds.isEmpty();
    }
    return unknown ? Optional.empty() : Optional.of(!deciding);
  }
}
