package dev.badhouse.web;

import javax.imageio.ImageReader;

public class KnowsParser {

    ImageReader reader;
}
