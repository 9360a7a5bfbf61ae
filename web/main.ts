import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../build/fonts/fonts.css';
import './styles/page.css';
import './ui/app.ts';
import { fetchFonts } from './ui/fonts.ts';
import { restoreTheme } from './ui/theme.ts';

restoreTheme();
fetchFonts();
if (new URLSearchParams(location.search).has('embed')) document.documentElement.classList.add('embed');
