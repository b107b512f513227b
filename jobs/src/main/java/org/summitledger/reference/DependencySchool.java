package org.summitledger.reference;

import java.util.List;

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
}
