package dev.badhouse.web;

import com.google.crypto.tink.Aead;

public class KnowsTink {

    Aead sealing;
}
