package dev.badhouse.web;

import io.minio.badhouse.VendorClient;

public class KnowsVendor {

    VendorClient client;
}
