import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../build/fonts/fonts.css';
import './styles/page.css';
// After all rules whose colours it replaces.
import './styles/forced-colours.css';
import './ui/app.ts';
import { isEmbedded } from './ui/embed.ts';
import { fetchFonts } from './ui/fonts.ts';
import { restoreTheme } from './ui/theme.ts';

restoreTheme();
fetchFonts();
if (isEmbedded()) document.documentElement.classList.add('embed');
