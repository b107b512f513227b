package org.summitledger.source;

import java.util.Optional;

/** What a reader of flows has to know of countries and products. */
public interface CodeLists {

  /**
   * The country that a source's code or name stands for.
   *
   * @param scheme the code scheme, such as iso3, m49 or the source's own names
   * @param code the code or name, without surrounding blanks
   * @return ISO3, WLD, or the code of a special area; empty if the scheme does not hold it
   */
  Optional<String> country(String scheme, String code);

  /** Whether a scheme of country codes is known at all. */
  boolean hasScheme(String scheme);

  /**
   * Whether a product code exists.
   *
   * @param code digits, or TOTAL
   * @param hsRevision the revision; empty where the source does not say
   */
  boolean isProduct(String code, String hsRevision);

  /** A hash of all lists: what was read with other lists has to be read again. */
  String fingerprint();
}
