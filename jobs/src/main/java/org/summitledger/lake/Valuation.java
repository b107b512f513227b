package org.summitledger.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** How goods are valued: CIF with freight and insurance to the importer's border, FOB without. */
public final class Valuation {
  private Valuation() {}

  /** Of what is added up, as an aggregate: null unless all of it is valued alike. */
  public static Column common(Column valuation) {
    Column stated = coalesce(valuation, lit(""));
    return nullif(when(min(stated).equalTo(max(stated)), min(stated)), lit(""));
  }
}
