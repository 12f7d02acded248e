package io.minio.badhouse;

/** Stands in for a vendor's client, so that the bad house needs none. */
public class VendorClient {}
