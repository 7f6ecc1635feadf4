// A classic worker in one file: the bundle has no imports.
import { loadAnnotator } from "danhdau/inline";
import { serve } from "danhdau/worker/serve";

serve(loadAnnotator);
