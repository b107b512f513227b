package org.summitledger.reference;

import java.util.List;

/**
 * A group of products that a scheme tells apart.
 *
 * @param scheme HS2, HS6 or TOTAL: the level of detail at which the sector is defined
 * @param id the sector's id
 * @param title what it is called
 * @param standsFor the finer sectors that it holds together because its level cannot part them
 * @param measureRelation direct, proxy, context or not_observable: how well trade at this level
 *     shows the sector
 * @param note why, where it is not direct
 */
public record Sector(
    String scheme,
    String id,
    String title,
    List<String> standsFor,
    String measureRelation,
    String note) {

  /** Whether trade in this sector says something of a commitment to the given sectors. */
  public boolean concerns(List<String> scope) {
    return scope.contains(id) || standsFor.stream().anyMatch(scope::contains);
  }
}
