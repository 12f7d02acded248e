package dev.regain.outside.storage;

import java.net.URI;

/**
 * A server that speaks S3, and how it knows us.
 *
 * @param secretKey what requests are signed with
 */
record ObjectServer(URI endpoint, String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "ObjectServer[" + endpoint + "]";
    }
}
